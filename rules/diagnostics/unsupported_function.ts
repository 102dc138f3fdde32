rtsp.getMethod();
