# The site has one name. Who asks for one of its other names is sent to the same page of www.example.com, for good.
switch( http.getHostHeader() ) {
   case "example.com", "example.net", "www.example.net":
      http.changeSite( "https://www.example.com" );
}
