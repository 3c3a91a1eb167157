// title: Who met most often
// asks: Which two people met most often?
// param: from? day the first day
// param: to? day the last day
// param: count=20 integer how many pairs
// param: pairLimit=12 integer the most parties that a meeting may have: more make a gathering, not a pair
// returns: person one of the two
// returns: other the other
// returns: times in how many held meetings
// returns: first day of the first
// returns: last day of the last
// returns: meetings ids of the meetings
// table: person other times first last
// start: all
// unless: from to pairLimit
// An index has the most frequent first.
MATCH ()-[link:MET_WITH]->()
WHERE link.count >= 1
WITH link.count AS times
ORDER BY times DESC
LIMIT $count
WITH min(times) AS least
MATCH (a)-[met:MET_WITH]->(b)
WHERE met.count >= least
WITH met, CASE WHEN a.name < b.name OR (a.name = b.name AND a.id < b.id) THEN [a, b] ELSE [b, a] END AS pair
WITH met.count AS times, met.first AS first, met.last AS last, pair[0] AS one, pair[1] AS two
ORDER BY times DESC, last IS NULL, last DESC, one.name, two.name
LIMIT $count
// From the one who met less often: the busiest attended thousands. EXISTS, since the planner would turn a pattern round.
WITH times, first, last, one, two,
     CASE WHEN COUNT { (one)-[:ATTENDED]->() } <= COUNT { (two)-[:ATTENDED]->() }
          THEN [one, two] ELSE [two, one] END AS ends
WITH times, first, last, one, two, ends[0] AS rarer, ends[1] AS busier
CALL {
  WITH rarer, busier
  MATCH (rarer)-[:ATTENDED]->(m:Meeting)
  WHERE m.parties <= $pairLimit AND EXISTS { (m)<-[:ATTENDED]-(busier) }
  WITH m
  ORDER BY m.start IS NULL, m.start, m.id
  RETURN collect(m.id) AS meetings
}
RETURN one.name AS person, two.name AS other, times, first, last, meetings
ORDER BY times DESC, last IS NULL, last DESC, person, other
