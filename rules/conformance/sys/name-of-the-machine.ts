#: host-name web1.shop.example.com
sys.hostname();                    # -> web1
sys.domainname();                  # -> shop.example.com
hostname() . "." . domainname();   # -> web1.shop.example.com
