$ports = [ "http" => 80, 1 => "a", "http" => 8080, "1" => "b" ];
log.info( $ports["http"] );
