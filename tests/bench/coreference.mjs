/**
 * Scores of clusterings as CoNLL-2012 has them: the mean F1 of MUC, B-cubed and CEAF with phi4 (Pradhan et al., "Scoring
 * coreference partitions of predicted mentions", ACL 2014). `gold` and `found` are arrays of clusters of ids; ids that
 * only one side has lower precision or recall.
 */
export function conll(gold, found) {
  const scores = { muc: muc(gold, found), b3: bCubed(gold, found), ceaf: ceaf(gold, found) };
  return { ...scores, f1: (scores.muc.f1 + scores.b3.f1 + scores.ceaf.f1) / 3 };
}

const f1 = (precision, recall) => ({
  precision,
  recall,
  f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});
const sum = (values) => values.reduce((total, value) => total + value, 0);
const share = (part, whole) => (whole === 0 ? 0 : part / whole);

const indexOf = (clusters) => new Map(clusters.flatMap((cluster, at) => cluster.map((id) => [id, at])));

/** Links that are missing: parts into which the other side splits a cluster; an id that it lacks is a part of its own. */
function linked(clusters, others) {
  const index = indexOf(others);
  const kept = sum(
    clusters.map((cluster) => cluster.length - new Set(cluster.map((id) => index.get(id) ?? `alone ${id}`)).size),
  );
  return share(kept, sum(clusters.map(({ length }) => length - 1)));
}

const muc = (gold, found) => f1(linked(found, gold), linked(gold, found));

function overlapping(clusters, others) {
  const index = indexOf(others);
  const credit = clusters.map((cluster) =>
    sum(
      cluster.map((id) => {
        const at = index.get(id);
        return at === undefined ? 0 : cluster.filter((other) => index.get(other) === at).length / cluster.length;
      }),
    ),
  );
  return share(sum(credit), sum(clusters.map(({ length }) => length)));
}

const bCubed = (gold, found) => f1(overlapping(found, gold), overlapping(gold, found));

/** The best one-to-one alignment, by components that share ids: small enough for the assignment by augmenting paths. */
function ceaf(gold, found) {
  const index = indexOf(gold);
  const weights = found.map((cluster) => {
    const row = new Map();
    for (const id of cluster) if (index.has(id)) row.set(index.get(id), (row.get(index.get(id)) ?? 0) + 1);
    return new Map([...row].map(([at, n]) => [at, (2 * n) / (cluster.length + gold[at].length)]));
  });
  const total = bestAssignment(weights, gold.length);
  return f1(share(total, found.length), share(total, gold.length));
}

/** The largest sum of weights of a matching of rows to columns (Hungarian method, O(n^3) with n rows and columns). */
export function bestAssignment(weights, columns) {
  const size = Math.max(weights.length, columns);
  const cost = (row, column) => -(weights[row]?.get(column) ?? 0);
  const [u, v] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  const [match, way] = [new Int32Array(size + 1), new Int32Array(size + 1)];
  for (let row = 1; row <= size; row++) {
    match[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Infinity);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const at = match[column];
      let [delta, next] = [Infinity, 0];
      for (let other = 1; other <= size; other++) {
        if (used[other]) continue;
        const reduced = cost(at - 1, other - 1) - u[at] - v[other];
        if (reduced < least[other]) [least[other], way[other]] = [reduced, column];
        if (least[other] < delta) [delta, next] = [least[other], other];
      }
      for (let other = 0; other <= size; other++) {
        if (used[other]) [u[match[other]], v[other]] = [u[match[other]] + delta, v[other] - delta];
        else least[other] -= delta;
      }
      column = next;
    } while (match[column] !== 0);
    do {
      const before = way[column];
      match[column] = match[before];
      column = before;
    } while (column !== 0);
  }
  let total = 0;
  for (let column = 1; column <= size; column++) total -= cost(match[column] - 1, column - 1);
  return total;
}
