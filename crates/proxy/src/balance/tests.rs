use std::time::Duration;

use super::*;
use crate::node::InFlight;

fn pool(nodes: &[(&str, NodeState, u32)], balance: Balance) -> Pool {
    let config = config::Pool {
        name: Name::from("test"),
        nodes: nodes
            .iter()
            .map(|(address, state, weight)| {
                let (host, port) = address.rsplit_once(':').unwrap();
                config::Node {
                    host: host.into(),
                    port: port.parse().unwrap(),
                    address: (*address).into(),
                    label: (*address).into(),
                    state: *state,
                    weight: *weight,
                }
            })
            .collect(),
        balance,
        persistence: None,
        max_attempts: 3,
        idle_connections: 8,
        timeouts: PoolTimeouts {
            connect: Duration::from_secs(1),
            reply: Duration::from_secs(1),
            idle_connection: Duration::from_secs(1),
            retry_failed: Duration::from_secs(10),
        },
        tls: None,
    };
    Pool::new(&config, None, b"secret", &mut Registry::default())
}

use NodeState::{Active, Disabled, Draining};

fn counts(pool: &Pool, picks: usize, now: u64) -> Vec<usize> {
    let mut counts = vec![0; pool.nodes.len()];
    for _ in 0..picks {
        counts[pool.pick(&[], &[], now).unwrap()] += 1;
    }
    counts
}

#[test]
fn round_robin_keeps_the_weights_and_skips_what_takes_no_new_sessions() {
    let nodes = [("a:1", Active, 3), ("b:1", Draining, 5), ("c:1", Active, 1), ("d:1", Disabled, 9)];
    let pool = pool(&nodes, Balance::RoundRobin);
    assert_eq!(counts(&pool, 400, 1), [300, 0, 100, 0]);
    assert!(pool.keeps(1, 1), "a draining node keeps its sessions");
    assert!(!pool.keeps(3, 1) && !pool.keeps(9, 1));
}

#[test]
fn a_failed_nodes_share_is_spread_over_all_others() {
    let nodes = [("a:1", Active, 1), ("b:1", Active, 1), ("c:1", Active, 1), ("d:1", Active, 1)];
    let pool = pool(&nodes, Balance::RoundRobin);
    pool.nodes[1].health.failed(1, Duration::from_secs(10));
    let counts = counts(&pool, 1200, 2);
    assert_eq!(counts[1], 0);
    for other in [0, 2, 3] {
        assert!((390..=410).contains(&counts[other]), "{counts:?}");
    }
}

#[test]
fn a_failed_node_comes_back_by_one_request_at_a_time() {
    let pool = pool(&[("a:1", Active, 1), ("b:1", Active, 1)], Balance::RoundRobin);
    pool.nodes[1].health.failed(1, Duration::from_secs(10));
    assert_eq!(counts(&pool, 10, 500)[1], 0);
    assert_eq!(counts(&pool, 10, 1_001)[1], 1);
    pool.nodes[1].health.succeeded();
    assert_eq!(counts(&pool, 10, 1_002)[1], 5);
}

#[test]
fn tried_nodes_are_out_and_avoided_ones_are_the_last_resort() {
    let nodes = [("a:1", Active, 1), ("b:1", Active, 1)];
    for balance in [Balance::RoundRobin, Balance::LeastConnections] {
        let pool = pool(&nodes, balance);
        for _ in 0..4 {
            assert_eq!(pool.pick(&[0], &[], 1), Some(1));
            assert_eq!(pool.pick(&[], &[b"b:1".to_vec()], 1), Some(0));
            assert_eq!(pool.pick(&[0], &[b"b:1".to_vec()], 1), Some(1));
            assert_eq!(pool.pick(&[0, 1], &[], 1), None);
        }
    }
}

#[test]
fn the_fewest_in_flight_by_weight_is_picked() {
    let pool = pool(&[("a:1", Active, 1), ("b:1", Active, 3)], Balance::LeastConnections);
    let mut flights = Vec::new();
    for _ in 0..40 {
        let index = pool.pick(&[], &[], 1).unwrap();
        flights.push((index, InFlight::new(Arc::clone(&pool.nodes[index]))));
    }
    assert_eq!(flights.iter().filter(|(index, _)| *index == 1).count(), 30);
    flights.retain(|(index, _)| *index == 0);
    assert_eq!(pool.pick(&[], &[], 1), Some(1));
    drop(flights);
    assert_eq!(pool.nodes[0].live.in_flight.load(Ordering::Relaxed), 0);
}

#[test]
fn ties_are_spread() {
    let nodes = [("a:1", Active, 1), ("b:1", Active, 1), ("c:1", Active, 1)];
    assert_eq!(counts(&pool(&nodes, Balance::LeastConnections), 30, 1), [10, 10, 10]);
}

#[test]
fn nodes_are_found_by_address_or_host() {
    let pool = pool(&[("a:1", Active, 1), ("b:2", Active, 1)], Balance::RoundRobin);
    assert_eq!(pool.find(b"b:2"), Some(1));
    assert_eq!(pool.find(b"b:9"), Some(1));
    assert_eq!(pool.find(b"b"), Some(1));
    assert_eq!(pool.find(b"c:1"), None);
    assert_eq!(pool.find(b""), None);
}

#[test]
fn an_empty_pool_picks_nothing() {
    assert_eq!(pool(&[], Balance::RoundRobin).pick(&[], &[], 1), None);
    assert_eq!(pool(&[("a:1", Draining, 1)], Balance::LeastConnections).pick(&[], &[], 1), None);
}
