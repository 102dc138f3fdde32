//! Pools: which node gets a request.
//!
//! A pool is immutable; a reload makes a new one that shares the live parts of its nodes with the old one. No
//! lock is taken to pick a node: the turn is one atomic counter, all else is read. What binds sessions to nodes lies below
//! (`persistence`) and sees of a pool only its [`Roster`].

mod schedule;

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use foldhash::fast::RandomState;
use pointsman::{Name, NodeState, PoolView};

use crate::config::{self, Balance, PoolTimeouts};
use crate::node::{self, Health, Live, Node};
use crate::persistence::{Class, Roster, Tokens};
use crate::tls::Originator;

/// A set of nodes and how requests are spread over them.
#[derive(Debug)]
pub struct Pool {
    roster: Roster,
    /// What binds sessions to its nodes, unless a rule chooses another class.
    pub class: Option<Arc<Class>>,
    /// Nodes that one request may be tried on.
    pub max_attempts: u32,
    /// Time-outs towards its nodes.
    pub timeouts: PoolTimeouts,
    /// What TLS to its nodes begins with.
    pub(crate) tls: Option<Arc<Originator>>,
    balance: Balance,
    /// Active nodes, each as often as its weight says, well mixed.
    order: Vec<u32>,
    turn: AtomicUsize,
    /// The turn among what is left when the node whose turn it is cannot take a request.
    spare_turn: AtomicUsize,
}

/// Pools by name. The names are the configuration's, so no stranger can make them collide.
pub(crate) type PoolMap = HashMap<Name, Arc<Pool>, RandomState>;

impl Deref for Pool {
    type Target = Roster;

    fn deref(&self) -> &Roster {
        &self.roster
    }
}

/// What is known at run time and outlives a reload.
#[derive(Debug, Default)]
pub struct Registry {
    live: HashMap<(Name, Name), Arc<Live>>,
    /// Of an address, for all pools that speak plain text to it, and for each that speaks TLS, as long as its settings stay:
    /// what fails in one's handshake says nothing of another's.
    health: HashMap<(Name, Option<u64>), Arc<Health>>,
}

impl Registry {
    /// What a pool knows of a node.
    fn live(&mut self, pool: &Name, address: &Name) -> Arc<Live> {
        Arc::clone(self.live.entry((pool.clone(), address.clone())).or_default())
    }

    /// What is known of an address, by whoever speaks to it so.
    fn health(&mut self, address: &Name, tls: Option<u64>) -> Arc<Health> {
        Arc::clone(self.health.entry((address.clone(), tls)).or_default())
    }

    /// Forgets what no pool holds any more.
    pub fn sweep(&mut self) {
        self.live.retain(|_, live| Arc::strong_count(live) > 1);
        self.health.retain(|_, health| Arc::strong_count(health) > 1);
    }
}

impl Pool {
    /// A pool as configured, with what the registry knows of its nodes.
    pub fn new(
        config: &config::Pool,
        class: Option<Arc<Class>>,
        secret: &[u8],
        registry: &mut Registry,
    ) -> Pool {
        let nodes: Vec<Arc<Node>> = config
            .nodes
            .iter()
            .map(|node| {
                let address = Name::from(node.address.as_str());
                Arc::new(Node {
                    number: node::number(&address),
                    keep: (config.idle_connections, config.timeouts.idle_connection),
                    label: Name::from(node.label.as_str()),
                    host: Name::from(node.host.as_str()),
                    port: node.port,
                    state: node.state,
                    weight: node.weight,
                    live: registry.live(&config.name, &address),
                    health: registry.health(&address, config.tls.as_ref().map(|tls| tls.number())),
                    tls: config.tls.clone(),
                    address,
                })
            })
            .collect();
        let weights = nodes.iter().map(|node| match node.state {
            NodeState::Active => node.weight,
            _ => 0,
        });
        Pool {
            class,
            max_attempts: config.max_attempts,
            timeouts: config.timeouts,
            tls: config.tls.clone(),
            balance: config.balance,
            order: schedule::order(weights),
            roster: Roster {
                name: config.name.clone(),
                tokens: Tokens::new(secret, &config.name, nodes.iter().map(|node| &*node.address)),
                nodes,
            },
            turn: AtomicUsize::new(0),
            spare_turn: AtomicUsize::new(0),
        }
    }

    /// As rules see it.
    pub fn view(&self, now: u64) -> PoolView {
        let node = |node: &Arc<Node>| (node.address.to_string(), node.state_now(now));
        PoolView { nodes: self.nodes.iter().map(node).collect() }
    }

    /// A node for a request that names one by itself, in this pool or in none.
    pub fn stranger(&self, host: &Name, port: u16) -> Arc<Node> {
        let address = format!("{host}:{port}");
        if let Some(known) = self.nodes.iter().find(|node| *node.address == *address) {
            return Arc::clone(known);
        }
        Arc::new(Node {
            number: node::number(&address),
            keep: (0, self.timeouts.idle_connection),
            label: Name::from(address.as_str()),
            address: Name::from(address.as_str()),
            host: host.clone(),
            port,
            state: NodeState::Active,
            weight: 1,
            live: Arc::new(Live::default()),
            health: Arc::new(Health::default()),
            tls: self.tls.clone(),
        })
    }

    /// Whether a session may stay on a node: a draining one keeps its sessions.
    pub fn keeps(&self, index: usize, now: u64) -> bool {
        let Some(node) = self.nodes.get(index) else { return false };
        matches!(node.state, NodeState::Active | NodeState::Draining) && node.health.admits(now)
    }

    /// The node for a request that no session binds. Nodes in `tried` are out of the question; nodes in `avoid`
    /// are taken when none other is left.
    pub fn pick(&self, tried: &[usize], avoid: &[Vec<u8>], now: u64) -> Option<usize> {
        let avoided = |index: usize| avoid.iter().any(|address| self.find(address) == Some(index));
        if avoid.is_empty() {
            self.pick_among(|index| !tried.contains(&index), now)
        } else {
            self.pick_among(|index| !tried.contains(&index) && !avoided(index), now)
                .or_else(|| self.pick_among(|index| !tried.contains(&index), now))
        }
    }

    fn pick_among(&self, wanted: impl Fn(usize) -> bool, now: u64) -> Option<usize> {
        if self.order.is_empty() {
            return None;
        }
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        match self.balance {
            Balance::RoundRobin => {
                let index = self.order[turn % self.order.len()] as usize;
                if wanted(index) && self.nodes[index].health.admits(now) {
                    return Some(index);
                }
                self.pick_spare(wanted, now)
            }
            Balance::LeastConnections => self.pick_least(turn, wanted, now),
        }
    }

    /// By weight among those that are left. Passing the request to the next in order would double the load of a
    /// failed node's neighbour.
    fn pick_spare(&self, wanted: impl Fn(usize) -> bool, now: u64) -> Option<usize> {
        let usable = |index: &usize| {
            let node = &self.nodes[*index];
            node.state == NodeState::Active && !node.health.is_failed(now) && wanted(*index)
        };
        let total: usize =
            (0..self.nodes.len()).filter(usable).map(|index| self.nodes[index].weight as usize).sum();
        if total == 0 {
            return None;
        }
        let mut at = self.spare_turn.fetch_add(1, Ordering::Relaxed) % total;
        let mut last = None;
        for index in (0..self.nodes.len()).filter(usable) {
            let weight = self.nodes[index].weight as usize;
            if self.nodes[index].health.admits(now) {
                last = Some(index);
                if at < weight {
                    return last;
                }
            }
            at = at.saturating_sub(weight);
        }
        last
    }

    fn pick_least(&self, turn: usize, wanted: impl Fn(usize) -> bool, now: u64) -> Option<usize> {
        // Beginning at another node each time, so that ties do not all go to the first.
        let load = |index: usize| self.nodes[index].live.in_flight.load(Ordering::Relaxed) + 1;
        let mut least: Option<(usize, usize)> = None;
        for step in 0..self.nodes.len() {
            let index = (turn + step) % self.nodes.len();
            let node = &self.nodes[index];
            if node.state != NodeState::Active || node.health.is_failed(now) || !wanted(index) {
                continue;
            }
            let here = load(index);
            let less = least.is_none_or(|(best, load)| {
                here * (self.nodes[best].weight as usize) < load * (node.weight as usize)
            });
            if less {
                least = Some((index, here));
            }
        }
        let (index, _) = least?;
        // Lost a race for the one request that a node behind a failure gets: that node is out.
        if self.nodes[index].health.admits(now) {
            return Some(index);
        }
        (0..self.nodes.len()).find(|&other| {
            other != index
                && self.nodes[other].state == NodeState::Active
                && wanted(other)
                && self.nodes[other].health.admits(now)
        })
    }
}

#[cfg(test)]
mod tests;
