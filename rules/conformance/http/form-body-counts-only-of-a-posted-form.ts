log.info( http.getFormParam( "a" ) . "|" . http.getFormParam( "a", "," ) . "|" . http.doesFormParamExist( "a" ) . "|"
   . array.length( http.listFormParamNames() ) );
#: body a=1&a=2

#: case a form
#: request POST /
#: header Content-Type: application/x-www-form-urlencoded
# expect: 1|1,2|1|1
#: case a form in capitals, with a charset
#: request POST /
#: header Content-Type: Application/X-WWW-Form-URLEncoded ;charset=utf-8
# expect: 1|1,2|1|1
#: case no type
#: request POST /
# expect: 1|1,2|1|1
#: case another type
#: request POST /
#: header Content-Type: application/x-www-form-urlencoded2
# expect: ||0|0
#: case another method
#: request PUT /
#: header Content-Type: application/x-www-form-urlencoded
# expect: ||0|0
#: case a method in small letters
#: request post /
# expect: ||0|0
