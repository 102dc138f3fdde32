#: rule cors.ts
#: header Access-Control-Request-Method: PUT

#: case a browser asks                  #: request OPTIONS /users/7    #: header Origin: https://app.example.com
# decision: respond 204                 # reason: No Content
# response-header: Access-Control-Allow-Methods: GET, POST, PUT, DELETE
# response-header: Access-Control-Allow-Headers: Authorization, Content-Type
# response-header: Access-Control-Max-Age: 600

#: case for a stranger                  #: request OPTIONS /users/7    #: header Origin: https://app.example.com.evil.example
# decision: none

#: case for nobody                      #: request OPTIONS /users/7
# decision: none

#: case without asking                  #: request PUT /users/7        #: header Origin: https://app.example.com
# decision: none

#: case an answer                       #: phase response    #: header Origin: https://www.example.com
#: response-header Vary: Accept-Encoding
# response-header: Access-Control-Allow-Origin: https://www.example.com
# response-header: Access-Control-Allow-Credentials: true
# response-header: Vary: Accept-Encoding, Origin

#: case an answer for a stranger        #: phase response    #: header Origin: http://www.example.com
# response-header-absent: Access-Control-Allow-Origin
# response-header-absent: Access-Control-Allow-Credentials
# response-header: Vary: Origin

#: case an answer for nobody            #: phase response
# response-header-absent: Access-Control-Allow-Origin
