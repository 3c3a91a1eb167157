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
MATCH (m:Meeting)
WHERE m.status = 'held' AND m.parties <= $pairLimit
  AND ($from IS NULL OR coalesce(m.end, m.start) >= date($from))
  AND ($to IS NULL OR m.start <= date($to))
MATCH (m)<-[:ATTENDED]-(one:Person)
MATCH (m)<-[:ATTENDED]-(two:Person)
WHERE one.name < two.name OR (one.name = two.name AND one.id < two.id)
WITH one, two, m
ORDER BY m.start IS NULL, m.start, m.id
RETURN one.name AS person, two.name AS other, count(m) AS times, min(m.start) AS first,
       max(coalesce(m.end, m.start)) AS last, collect(m.id) AS meetings
ORDER BY times DESC, last IS NULL, last DESC, person, other
LIMIT $count
