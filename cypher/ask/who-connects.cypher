// title: Who connects two people
// asks: Through whom are two people connected by held meetings?
// param: person person where the chain begins
// param: other person where it ends
// returns: step which link of the shortest chain
// returns: person one end of the link
// returns: other the other end
// returns: times how often the two met
// returns: meetings ids of their meetings
// note: Of several shortest chains, the one whose people met most often.
// note: Meetings of more than 12 parties make no link.
// table: step person other times
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(a:Person)
WITH collect(a) AS starts
MATCH (namedOther:Name {searchName: $other})
MATCH (namedOther)-[:NAME_OF]->(b:Person)
UNWIND starts AS a
WITH a, b
WHERE b <> a
MATCH chain = allShortestPaths((a)-[:MET_WITH*..8]-(b))
WITH a, b, nodes(chain) AS people,
     reduce(total = 0, met IN relationships(chain) | total + met.count) AS met,
     reduce(ids = '', person IN nodes(chain) | ids + person.id) AS ids
ORDER BY met DESC, ids
WITH a, b, head(collect(people)) AS people
UNWIND range(1, size(people) - 1) AS step
WITH a, b, step, people[step - 1] AS one, people[step] AS two
MATCH (one)-[:ATTENDED]->(m:Meeting)
WHERE m.parties <= 12
MATCH (m)<-[:ATTENDED]-(two)
WITH a, b, step, one, two, m
ORDER BY m.start IS NULL, m.start, m.id
WITH a, b, step, one, two, count(m) AS times, collect(m.id) AS meetings
RETURN step, one.name AS person, two.name AS other, times, meetings
ORDER BY a.id, b.id, step
