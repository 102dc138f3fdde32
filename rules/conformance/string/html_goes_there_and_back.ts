string.htmlencode( '<a b="c&d">' );                 # -> &lt;a b=&quot;c&amp;d&quot;&gt;
string.htmlencode( "a\tb" );                        # -> a&#x09;b
string.htmldecode( "&lt;&gt;&quot;&amp;&#65;&#x42;" );      # -> <>"&AB
string.htmldecode( "&amp;lt; &copy & &#xd800;" );   # -> &lt; &copy & &#xd800;
