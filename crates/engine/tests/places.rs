//! The database of places that tests read is the one that its example writes.

#[path = "../examples/places.rs"]
#[expect(dead_code, reason = "only its database is looked at here")]
mod made;

#[test]
fn the_file_is_what_the_example_writes() {
    assert!(made::database() == include_bytes!("places.mmdb"), "run the example, as its first line says");
}
