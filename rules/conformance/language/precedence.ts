# One line for each pair of neighbouring levels.
$zero = 0;
$one = 1;
$two = 2;
$three = 3;
$two + 3 * 4;                 # -> 14
$two . 3 + 1;                 # -> 24
$one + 2 . 3;                 # -> 33
$one << 2 + 1;                # -> 8
$one << 1 < 3;                # -> 1
$three < 2 == 0;              # -> 1
$three & $one == 1;             # -> 1
$one ^ 3 & 2;                 # -> 3
4 | $one ^ 1;                 # -> 4
$one | 2 && $zero;            # -> 0
$one || $zero && $zero;       # -> 1
$zero || $one ? "a" : "b";    # -> a
-$two * 3;                    # -> -6
!$zero + 1;                   # -> 2
!$one == 0;                   # -> 1
-$two . "";                   # -> -2
!$one . "";                   # -> 0
