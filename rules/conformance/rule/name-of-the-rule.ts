string.endsWith( rule.getName(), "name-of-the-rule.ts" ); # -> 1
