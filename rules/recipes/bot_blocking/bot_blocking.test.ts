#: rule bot_blocking.ts
#: client 203.0.113.7

#: case a browser                       #: header User-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0
# decision: none

#: case a scanner                       #: header User-Agent: Mozilla/5.0 SQLMap/1.8
# decision: respond 403                 # reason: Forbidden
# response-header: Content-Type: text/plain
# body: "No robots here.\n"

#: case nobody
# decision: respond 403

#: case the crawler                     #: header User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1)
#: mock net.dns.resolveIP 203.0.113.7 crawl-7.googlebot.com
#: mock net.dns.resolveHost crawl-7.googlebot.com 203.0.113.7
# decision: none

#: case an impostor                     #: header User-Agent: googlebot
#: mock net.dns.resolveIP 203.0.113.7 host-7.example.net
# decision: respond 403

#: case a name that ends alike          #: header User-Agent: Googlebot
#: mock net.dns.resolveIP 203.0.113.7 crawl.notgooglebot.com
# decision: respond 403

#: case a name that does not lead back  #: header User-Agent: Googlebot
#: mock net.dns.resolveIP 203.0.113.7 crawl-7.googlebot.com
#: mock net.dns.resolveHost crawl-7.googlebot.com 203.0.113.8
# decision: respond 403

#: case a name that begins alike        #: header User-Agent: Googlebot
#: mock net.dns.resolveIP 203.0.113.7 crawl.google.com.evil.example
#: mock net.dns.resolveHost crawl.google.com.evil.example 203.0.113.7
# decision: respond 403
