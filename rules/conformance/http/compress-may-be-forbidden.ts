#: phase response
#: response 200
http.compress.enable();
http.compress.disable();
# compression: off
