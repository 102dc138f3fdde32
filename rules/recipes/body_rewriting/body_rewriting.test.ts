#: rule body_rewriting.ts
#: phase response

#: case a page                          #: response-header Content-Type: Text/HTML; charset=utf-8
#: response-body <BODY class="a"><a href="http://app.internal:8080/x">1</a> <a href="http://app.internal:8080/">2</a>
# body: <BODY class="a"><p class="banner">We have moved.</p><a href="https://www.example.com/x">1</a> <a href="https://www.example.com/">2</a>

#: case links elsewhere                 #: response-header Content-Type: text/html
#: response-body <a href="http://app.internal:80801/">1</a> <a href="http://app.internal/">2</a>
# body: <a href="http://app.internal:80801/">1</a> <a href="http://app.internal/">2</a>

#: case no page                         #: response-header Content-Type: text/plain
#: response-body <body>http://app.internal:8080/
# body: <body>http://app.internal:8080/

#: case of no type
#: response-body <body>http://app.internal:8080/
# body: <body>http://app.internal:8080/
