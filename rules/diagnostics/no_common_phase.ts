# The functions of an embedder, each for one phase.
shop.openCart();
shop.closeCart();
