//! A thin reverse proxy that lets rules decide where traffic goes.
