string.htmlencode( '<a b="c&d">' );                 # -> &lt;a b=&quot;c&amp;d&quot;&gt;
string.htmlencode( "a\tb" );                        # -> a&#x09;b
string.htmldecode( "&lt;&gt;&quot;&amp;&#65;&#x42;" );      # -> <>"&AB
string.htmldecode( "&amp;lt; &copy & &#xd800;" );   # -> &lt; &copy & &#xd800;
string.htmlencode( "it's\177é\000" );               # -> it's&#x7f;é&#x00;
string.htmldecode( "&apos;&nbsp;&#X41;&#x1F600;" ) == "'\302\240A😀";       # -> 1
string.htmldecode( "&#0065;&#x0041;" );             # -> AA
string.htmldecode( "&#;&#x;&;&#x110000;&#4294967361;&lt" );         # -> &#;&#x;&;&#x110000;&#4294967361;&lt
string.htmldecode( "&LT;&&lt;" );                   # -> &LT;&<
