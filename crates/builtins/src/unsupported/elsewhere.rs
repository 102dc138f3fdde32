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

    because "the engine runs no Java",
    instead "write the function in Rust and add it to the engine's library" =>
        "java.run";

    because "the proxy delegates no Kerberos credentials",
    instead "let the pool's own nodes do it" =>
        "http.kerberos.getClientPrincipalName" "http.kerberos.getDelegatedTicket"
        "http.kerberos.getPrincipal" "http.kerberos.getTargetPrincipalName" "http.kerberos.isEnabled"
        "http.kerberos.setClientPrincipalName" "http.kerberos.setEnabled" "http.kerberos.setPrincipal"
        "http.kerberos.setTargetPrincipalName";

    because "the proxy rewrites no pages by itself",
    instead "rewrite the body with `http.setResponseBody`" =>
        "http.aptimizer.bypass" "http.aptimizer.use";

    because "the proxy has no bandwidth classes",
    instead "mark packets with `request.setDSCP` or `response.setDSCP`, and shape them by their mark in the operating system or the network" =>
        "request.getBandwidthClass" "request.setBandwidthClass" "response.getBandwidthClass"
        "response.setBandwidthClass" "connection.getBandwidthClass" "connection.setBandwidthClass";

    because "where a request ends is HTTP's to say (RFC 9112 section 6), and a rule that says otherwise smuggles requests",
    instead "read as much of the body as you need with `http.getBody( count )`" =>
        "request.endsAt" "request.endsWith";

    because "rules see a request as an HTTP message, not as the bytes of its connection",
    instead "its head is `http.getRequest()`, and the beginning of its body `http.getBody( count )`" =>
        "request.get" "connection.getData";

    because "rules see a request as an HTTP message, not as the bytes of its connection",
    instead "the lines of its head are `string.split( http.getRequest(), \"\\r\\n\" )`, those of its body `http.getBodyLines()`" =>
        "request.getLine" "connection.getLine";

    because "rules see a request as an HTTP message, not as the bytes of its connection",
    instead "change its head with `http.setMethod`, `http.setPath` and `http.setHeader`, and its body with `http.setBody`" =>
        "request.set" "request.skip" "connection.setData";

    because "a client of HTTP takes an HTTP response, not bytes",
    instead "answer with `http.sendResponse`; it ends the rules, so call it last" =>
        "request.sendResponse";

    because "rules see a response as an HTTP message, not as the bytes of its connection",
    instead "its head is `http.getResponse()`, and the beginning of its body `http.getResponseBody( count )`" =>
        "response.get";

    because "rules see a response as an HTTP message, not as the bytes of its connection",
    instead "the lines of its head are `string.split( http.getResponse(), \"\\r\\n\" )`, those of its body `http.getResponseBodyLines()`" =>
        "response.getLine";

    because "rules see a response as an HTTP message, not as the bytes of its connection",
    instead "replace its body with `http.setResponseBody`, or all of it with `http.sendResponse`" =>
        "response.set";

    because "rules see a response as an HTTP message, not as the bytes of its connection",
    instead "write `http.setResponseBody( http.getResponseBody() . more )`, or let `http.stream.writeResponse` send what comes behind" =>
        "response.append";

    because "a response begins with its head, which rules may still change",
    instead "send it piece by piece: `http.stream.startResponse`, `http.stream.readResponse`, `http.stream.writeResponse`" =>
        "response.flush";

    because "a response whose length was announced cannot end in its midst, and a node's connection is closed by itself when it cannot be used again",
    instead "keep the beginning and drop the rest with `http.setResponseBody( http.getResponseBody( count ) )`" =>
        "response.close";

    because "the proxy has no REST API",
    instead "" =>
        "sys.getRestApiPort";

    because "rules do not see the machine's network interfaces",
    instead "ask for the address of this connection with `request.getLocalIP`" =>
        "sys.getnetworkinterfaces";

    because "there is no location of this proxy in a set of sites",
    instead "" =>
        "geo.getLocation" "geo.getLocationLonLat";

    because "connections are not negotiated again: TLS 1.3 has no such thing",
    instead "ask for certificates in the handshake (`client_auth` in the configuration), and test `ssl.clientCertStatus`" =>
        "ssl.requestCert" "ssl.requireCert";

    because "connections are never negotiated again, so it is not kept whether a client could do it safely",
    instead "" =>
        "ssl.clientSupportsSecureRenegotiation";

    because "sessions of TLS 1.3 have no identifier, and those of TLS 1.2 are kept by the clients",
    instead "tell sessions by a cookie" =>
        "ssl.sslSessionID";
}
