#: rule path_rewriting.ts

#: case an old address                  #: request GET /articles/120-a-good-title
# decision: none                        # target: /article?id=120

#: case without the title               #: request GET /articles/7?page=2
# target: /article?id=7

#: case escaped and with detours        #: request GET /a//../%61rticles/./123-x
# target: /article?id=123

#: case no number                       #: request GET /articles/123x
# target: /articles/123x

#: case below an article                #: request GET /articles/123-x/edit
# target: /articles/123-x/edit

#: case elsewhere                       #: request GET /old/articles/123-x
# target: /old/articles/123-x

#: case what is not ours stays as it was sent    #: request GET /a//b%20c
# target: /a//b%20c

#: case out of the site                 #: request GET /../etc/passwd
# decision: respond 400                 # reason: Bad Request
# response-header: Content-Type: text/plain
# body: "There is no such path.\n"

#: case out of the site, escaped        #: request GET /%2e%2e/etc/passwd
# decision: respond 400
