$text = "100";
$text < 99;        # -> 0
$text > 99;        # -> 1
$text == 100.0;    # -> 1
$three = "3.75";
$three == 4;       # -> 1
$three == 3.75;    # -> 1
$abc = "abc";
$abc == 0;         # -> 1
$text <= 100;      # -> 1
$text >= 101;      # -> 0
