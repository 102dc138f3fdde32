#: fuel 100000000
# Which bytes a part of a pattern that stands for one byte matches: as runs, the first and the last.
sub members( $part ) {
   $runs = "";
   $last = -2;
   for( $i = 0; $i < 256; $i++ ) {
      if( !string.regexmatch( lang.chr( $i ), "^" . $part . "$" ) ) continue;
      if( $i == $last + 1 ) {
         $runs = string.drop( $runs, 2 ) . string.hexencode( lang.chr( $i ) );
      } else {
         $runs .= " " . string.hexencode( lang.chr( $i ) ) . "-" . string.hexencode( lang.chr( $i ) );
      }
      $last = $i;
   }
   return string.trim( $runs );
}
members( '\d' );                # -> 30-39
members( '\D' );                # -> 00-2F 3A-FF
members( '\w' );                # -> 30-39 41-5A 5F-5F 61-7A
members( '\W' );                # -> 00-2F 3A-40 5B-5E 60-60 7B-FF
members( '\s' );                # -> 09-0D 20-20
members( '\S' );                # -> 00-08 0E-1F 21-FF
members( '\h' );                # -> 09-09 20-20
members( '\H' );                # -> 00-08 0A-1F 21-FF
members( '\v' );                # -> 0A-0D
members( '\V' );                # -> 00-09 0E-FF
members( '\N' );                # -> 00-09 0B-FF
members( '\C' );                # -> 00-FF
members( '\R' );                # -> 0A-0D
members( '.' );                 # -> 00-FF
members( '(?-s).' );            # -> 00-09 0B-FF
members( '(?-s)\C' );           # -> 00-FF
members( '[[:alnum:]]' );       # -> 30-39 41-5A 61-7A
members( '[[:alpha:]]' );       # -> 41-5A 61-7A
members( '[[:ascii:]]' );       # -> 00-7F
members( '[[:blank:]]' );       # -> 09-09 20-20
members( '[[:cntrl:]]' );       # -> 00-1F 7F-7F
members( '[[:digit:]]' );       # -> 30-39
members( '[[:graph:]]' );       # -> 21-7E
members( '[[:lower:]]' );       # -> 61-7A
members( '[[:print:]]' );       # -> 20-7E
members( '[[:punct:]]' );       # -> 21-2F 3A-40 5B-60 7B-7E
members( '[[:space:]]' );       # -> 09-0D 20-20
members( '[[:upper:]]' );       # -> 41-5A
members( '[[:word:]]' );        # -> 30-39 41-5A 5F-5F 61-7A
members( '[[:xdigit:]]' );      # -> 30-39 41-46 61-66
members( '[[:^space:]]' );      # -> 00-08 0E-1F 21-FF
members( '[^[:^digit:]a]' );    # -> 30-39
members( '[0[:upper:]\s]' );    # -> 09-0D 20-20 30-30 41-5A
members( '[^\D5]' );            # -> 30-34 36-39
members( '(?i)[a-c]' );         # -> 41-43 61-63
members( '(?i)[Y-Z]' );         # -> 59-5A 79-7A
members( '(?i)[^aZ]' );         # -> 00-40 42-59 5B-60 62-79 7B-FF
members( '(?i)[[:upper:]]' );   # -> 41-5A 61-7A
members( '(?i)\x6b' );          # -> 4B-4B 6B-6B
members( '(?i)\Qk\E' );         # -> 4B-4B 6B-6B
members( '(?i)\141' );          # -> 41-41 61-61
members( '(?i)\@' );            # -> 40-40
members( '(?i)é|e' );           # -> 45-45 65-65
members( '[a-a]' );             # -> 61-61
members( '[-a]' );              # -> 2D-2D 61-61
members( '[a-]' );              # -> 2D-2D 61-61
members( '[a\-c]' );            # -> 2D-2D 61-61 63-63
members( '[+--]' );             # -> 2B-2D
members( '[a-[:digit:]]' );     # -> 2D-2D 30-39 61-61
members( '[\d-a]' );            # -> 2D-2D 30-39 61-61
members( '[]-a]' );             # -> 5D-61
members( '[^]]' );              # -> 00-5C 5E-FF
members( '[]^]' );              # -> 5D-5E
members( '[a\Eb]' );            # -> 61-62
members( '[a\Q]\Eb]' );         # -> 5D-5D 61-62
members( '[\Q[:alpha:]\E]' );   # -> 3A-3A 5B-5B 5D-5D 61-61 68-68 6C-6C 70-70
members( '[\Q\d\E]' );          # -> 5C-5C 64-64
members( '[\Qa-c\E]' );         # -> 2D-2D 61-61 63-63
members( '[\b\7\e]' );          # -> 07-08 1B-1B
members( '[\x41-\x43\101]' );   # -> 41-43
members( '[\t\n\f\r\a]' );      # -> 07-07 09-0A 0C-0D
members( '[^\x00-\xfe]' );      # -> FF-FF
