$url = "/x";
'cache-$url';    # -> cache-$url
"cache-$url" . $url;    # -> cache-$url/x
# warning[PM0405]: `$url` inside a string is not replaced
