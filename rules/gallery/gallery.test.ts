# What the gallery's rule must do; run it with `rulecheck test rules/gallery`.

#: rule gallery.ts
#: pool "Sticky Pool" webserver01:80=draining webserver02:80
#: pool "Maintenance" webserver01:80

#: case other pages are nobody's business    #: request GET /index.html
# decision: none

#: case a visitor of the gallery             #: request GET /gallery/2007/04    #: client 203.0.113.7:5000
# decision: pool "Sticky Pool"

#: case the one who does the upgrade         #: request GET /gallery/2007/04    #: client 127.0.0.2:5000
# decision: pool "Maintenance"

#: case a query is no path                   #: request GET /search?q=gallery   #: client 203.0.113.7:5000
# decision: none
