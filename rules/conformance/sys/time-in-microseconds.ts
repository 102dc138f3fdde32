#: time 1000
sys.time.highres();                # -> 1000
connection.sleep( 1 );
sys.time.highres();                # -> 1000.001
sys.time();                        # -> 1000
connection.sleep( 1999 );
sys.time.highres() . " " . sys.time(); # -> 1002 1002
connection.sleep( 600 );
sys.time.highres() . " " . sys.time(); # -> 1002.6 1002
