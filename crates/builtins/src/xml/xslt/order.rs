//! The order that `xsl:sort` says (XSLT 1.0, section 10).

use std::cmp::Ordering;
use std::rc::Rc;

use super::Stop;
use super::number;
use super::run::Run;
use super::stylesheet::Sort;
use super::tree::Id;
use super::value::Place;
use super::variables::Locals;

impl Run<'_> {
    /// Nodes in the order that `xsl:sort` says.
    pub(super) fn sorted(
        &self,
        nodes: Vec<Id>,
        sorts: &[Sort],
        place: &Place,
        locals: &mut Locals,
    ) -> Result<Vec<Id>, Stop> {
        enum By {
            Text(Rc<str>),
            Number(f64),
        }
        if sorts.is_empty() {
            return Ok(nodes);
        }
        let mut ways = Vec::new();
        for sort in sorts {
            let said = |text: &Option<_>, is: &str, isnt: &str| match text {
                Some(text) => match self.filled(text, place, locals)? {
                    said if said == is => Ok(true),
                    said if said == isnt => Ok(false),
                    said => Err(Stop::Error(format!("xsl:sort: `{said}` is neither `{is}` nor `{isnt}`"))),
                },
                None => Ok(false),
            };
            ways.push((
                &sort.by,
                said(&sort.as_number, "number", "text")?,
                said(&sort.descending, "descending", "ascending")?,
            ));
        }
        let size = nodes.len();
        let mut keyed = Vec::with_capacity(size);
        for (at, node) in nodes.into_iter().enumerate() {
            let place = Place { node, position: at + 1, size, current: node };
            let mut by = Vec::with_capacity(ways.len());
            for (expression, as_number, _) in &ways {
                let value = self.evaluate(expression, &place, locals)?;
                by.push(if *as_number {
                    // As all nodes are: what is no number comes first.
                    By::Number(number::read(&value.text(self)?))
                } else {
                    By::Text(value.text(self)?)
                });
            }
            keyed.push((by, node));
        }
        self.work(size as u64 * 4 * u64::from(size.max(1).ilog2()))?;
        keyed.sort_by(|(left, _), (right, _)| {
            for ((left, right), (_, _, descending)) in left.iter().zip(right).zip(&ways) {
                let order = match (left, right) {
                    (By::Text(left), By::Text(right)) => left.cmp(right),
                    (By::Number(left), By::Number(right)) => match (left.is_nan(), right.is_nan()) {
                        (false, false) => left.partial_cmp(right).unwrap_or(Ordering::Equal),
                        (left, right) => right.cmp(&left),
                    },
                    _ => Ordering::Equal,
                };
                let order = if *descending { order.reverse() } else { order };
                if order.is_ne() {
                    return order;
                }
            }
            Ordering::Equal
        });
        Ok(keyed.into_iter().map(|(_, node)| node).collect())
    }
}
