//! Functions that make no sense in an HTTP proxy like this one.

use super::unsupported;

unsupported! {
    because "rules decide about HTTP, not about RTSP",
    instead "" =>
        "rtsp.addRequestHeader" "rtsp.addResponseHeader" "rtsp.getMethod" "rtsp.getPath" "rtsp.getRawURL"
        "rtsp.getRequest" "rtsp.getRequestBody" "rtsp.getRequestBodyLines" "rtsp.getRequestHeader"
        "rtsp.getRequestHeaderNames" "rtsp.getRequestHeaders" "rtsp.getResponse" "rtsp.getResponseBody"
        "rtsp.getResponseBodyLines" "rtsp.getResponseCode" "rtsp.getResponseHeader"
        "rtsp.getResponseHeaderNames" "rtsp.getResponseHeaders" "rtsp.getVersion"
        "rtsp.listRequestHeaderNames" "rtsp.listResponseHeaderNames" "rtsp.redirect"
        "rtsp.removeRequestHeader" "rtsp.removeResponseHeader" "rtsp.requestHeaderExists"
        "rtsp.responseHeaderExists" "rtsp.sendResponse" "rtsp.setMethod" "rtsp.setPath"
        "rtsp.setRequestBody" "rtsp.setRequestHeader" "rtsp.setResponseBody" "rtsp.setResponseCode"
        "rtsp.setResponseHeader";

    because "rules decide about HTTP, not about SIP",
    instead "" =>
        "sip.addRequestHeader" "sip.addResponseHeader" "sip.getMethod" "sip.getRequest" "sip.getRequestBody"
        "sip.getRequestBodyLines" "sip.getRequestHeader" "sip.getRequestHeaderNames" "sip.getRequestHeaders"
        "sip.getRequestURI" "sip.getResponse" "sip.getResponseBody" "sip.getResponseBodyLines"
        "sip.getResponseCode" "sip.getResponseHeader" "sip.getResponseHeaderNames" "sip.getResponseHeaders"
        "sip.getVersion" "sip.listRequestHeaderNames" "sip.listResponseHeaderNames" "sip.redirect"
        "sip.removeRequestHeader" "sip.removeResponseHeader" "sip.requestHeaderExists"
        "sip.responseHeaderExists" "sip.sendResponse" "sip.setMethod" "sip.setRequestBody"
        "sip.setRequestHeader" "sip.setRequestURI" "sip.setResponseBody" "sip.setResponseCode"
        "sip.setResponseHeader";

    because "this is a proxy, not a name server that balances sites",
    instead "choose a site with `pool.use`" =>
        "glb.getDomain" "glb.getIPs" "glb.service.avoidLocation" "glb.service.getLocationWeight"
        "glb.service.getName" "glb.service.getNearestLocation" "glb.service.ignoreLocation"
        "glb.service.isLocationLive" "glb.service.listDomains" "glb.service.listLocations"
        "glb.service.preferLocation" "glb.service.skip" "glb.service.useLocation";

    because "there is no Java in it",
    instead "write the function in Rust and add it to the engine's library" =>
        "java.run";

    because "it does not delegate Kerberos credentials",
    instead "let the pool's own nodes do it" =>
        "http.kerberos.getClientPrincipalName" "http.kerberos.getDelegatedTicket"
        "http.kerberos.getPrincipal" "http.kerberos.getTargetPrincipalName" "http.kerberos.isEnabled"
        "http.kerberos.setClientPrincipalName" "http.kerberos.setEnabled" "http.kerberos.setPrincipal"
        "http.kerberos.setTargetPrincipalName";

    because "it does not rewrite pages",
    instead "rewrite the body with `http.setResponseBody`" =>
        "http.aptimizer.bypass" "http.aptimizer.use";

    because "it has no bandwidth classes",
    instead "shape traffic in the operating system" =>
        "request.getBandwidthClass" "request.setBandwidthClass" "response.getBandwidthClass"
        "response.setBandwidthClass" "connection.getBandwidthClass" "connection.setBandwidthClass";

    because "requests end as HTTP says, not as a rule says",
    instead "read the body with `http.getBody`" =>
        "request.endsAt" "request.endsWith";

    because "requests are HTTP messages, not a stream of bytes",
    instead "use the `http.get...` functions" =>
        "request.get" "request.getLine" "request.getLength" "connection.getData" "connection.getDataLen"
        "connection.getLine";

    because "requests are HTTP messages, not a stream of bytes",
    instead "use the `http.set...` functions, or `http.sendResponse` to answer" =>
        "request.set" "request.skip" "request.sendResponse" "connection.setData";

    because "responses are HTTP messages, not a stream of bytes",
    instead "use the `http.getResponse...` functions" =>
        "response.get" "response.getLine" "response.getLength";

    because "responses are HTTP messages, not a stream of bytes",
    instead "use `http.setResponseBody`, or send it piece by piece with `http.stream.writeResponse`" =>
        "response.set" "response.append" "response.flush" "response.close";

    because "it has no REST API",
    instead "" =>
        "sys.getRestApiPort";

    because "rules do not see the machine's network interfaces",
    instead "ask for the address of this connection with `request.getLocalIP`" =>
        "sys.getnetworkinterfaces";

    because "there is no location of this proxy in a set of sites",
    instead "" =>
        "geo.getLocation" "geo.getLocationLonLat";

    because "nothing that it is built from validates against a DTD, and a DTD may ask for other files",
    instead "describe the document in XML Schema and use `xml.validate.xsd`" =>
        "xml.validate" "xml.validate.dtd";

    because "a stylesheet is a program whose time and memory nothing here can bound",
    instead "take values out with `xml.xpath.matchNodeSet` and write the document around them, or let a node transform it" =>
        "xml.xslt.transform";

    because "connections are not negotiated again: TLS 1.3 has no such thing",
    instead "ask for certificates in the handshake (`client_auth` in the configuration), and test `ssl.clientCertStatus`" =>
        "ssl.requestCert" "ssl.requireCert";

    because "connections are never negotiated again, so it is not kept whether a client could do it safely",
    instead "" =>
        "ssl.clientSupportsSecureRenegotiation";

    because "sessions of TLS 1.3 have no identifier, and those of TLS 1.2 are kept by the clients",
    instead "tell sessions by a cookie" =>
        "ssl.sslSessionID";

    because "nodes are spoken to in plain text",
    instead "" =>
        "ssl.getServerCloseAlert" "ssl.setServerCloseAlert" "ssl.setTLSServerName";
}
