//! Where threads can be: the main one, and those below forks.

use super::net::{Kind, Net, Node};
use super::outcomes::Table;

/// Where threads can be.
#[derive(Debug)]
pub(super) struct Reach {
    /// By step: whether the main thread can come there.
    pub(super) main: Vec<bool>,
    /// By step: whether a thread below a fork can.
    pub(super) below: Vec<bool>,
}

impl Reach {
    pub(super) fn new(net: &Net, table: &Table) -> Self {
        let count = net.nodes.len();
        let mut reach = Self { main: vec![false; count], below: vec![false; count] };
        let mut open = vec![(net.start, true)];
        while let Some((node, main)) = open.pop() {
            let seen = if main { &mut reach.main } else { &mut reach.below };
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            match net.nodes[node].kind {
                Kind::Work | Kind::Choice | Kind::End => open.extend(net.next(node).map(|next| (next, main))),
                // Below a fork it waits; the thread that divided goes on.
                Kind::Join(_) if main => open.extend(net.next(node).map(|next| (next, main))),
                Kind::Join(_) => {}
                Kind::Fork => {
                    open.extend(net.next(node).map(|next| (next, false)));
                    open.extend(
                        table.summaries[node]
                            .joins
                            .iter()
                            .flat_map(|join| net.next(*join))
                            .map(|next| (next, main)),
                    );
                }
            }
        }
        reach
    }

    pub(super) fn any(&self, node: Node) -> bool {
        self.main[node] || self.below[node]
    }
}

/// Whose thread it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Thread {
    /// The main one passes joins; it is over at an end.
    Main,
    /// One below a fork is over at a join too.
    Below,
}

/// Steps from which a thread can come to where it is over, when ways are taken as `onward` says.
pub(super) fn can_finish<I>(net: &Net, table: &Table, thread: Thread, onward: impl Fn(Node) -> I) -> Vec<bool>
where
    I: Iterator<Item = Node>,
{
    let mut before: Vec<Vec<Node>> = vec![Vec::new(); net.nodes.len()];
    let mut open = Vec::new();
    for node in 0..net.nodes.len() {
        match net.nodes[node].kind {
            _ if net.is_end(node) => open.push(node),
            Kind::Join(_) if thread == Thread::Below => open.push(node),
            Kind::Fork => {
                let summary = &table.summaries[node];
                if summary.ends {
                    open.push(node);
                }
                summary.joins.iter().flat_map(|join| onward(*join)).for_each(|to| before[to].push(node));
            }
            Kind::Work | Kind::Choice | Kind::Join(_) | Kind::End => {
                onward(node).for_each(|to| before[to].push(node));
            }
        }
    }
    backwards(open, &before)
}

fn backwards(mut open: Vec<Node>, before: &[Vec<Node>]) -> Vec<bool> {
    let mut seen = vec![false; before.len()];
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut seen[node], true) {
            open.extend(&before[node]);
        }
    }
    seen
}
