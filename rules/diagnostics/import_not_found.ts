import lbirary;
lbirary.greet();
