//! Functions that are not built in yet.

use super::unsupported;

unsupported! {
    because "it is not built in yet",
    instead "test with `ssl.isSSL` whether the connection is encrypted" =>
        "ssl.clientCert" "ssl.clientCertAlgorithm" "ssl.clientCertChain" "ssl.clientCertCommonName"
        "ssl.clientCertEndDate" "ssl.clientCertHash" "ssl.clientCertIssuer" "ssl.clientCertPublicKey"
        "ssl.clientCertSerial" "ssl.clientCertSerialDec" "ssl.clientCertSHA1" "ssl.clientCertStartDate"
        "ssl.clientCertStatus" "ssl.clientCertSubject" "ssl.clientCertVersion" "ssl.clientCipher"
        "ssl.clientSupportsSecureRenegotiation" "ssl.getClientCloseAlert" "ssl.getServerCloseAlert"
        "ssl.getTLSServerName" "ssl.requestCert" "ssl.requireCert" "ssl.serverCert"
        "ssl.serverCertAlgorithm" "ssl.serverCertCommonName" "ssl.serverCertEndDate" "ssl.serverCertHash"
        "ssl.serverCertIssuer" "ssl.serverCertName" "ssl.serverCertPublicKey" "ssl.serverCertSerial"
        "ssl.serverCertSHA1" "ssl.serverCertStartDate" "ssl.serverCertSubject" "ssl.serverCertVersion"
        "ssl.serverSiteName" "ssl.setClientCloseAlert" "ssl.setServerCloseAlert" "ssl.setTLSServerName"
        "ssl.sslSessionID";
}
