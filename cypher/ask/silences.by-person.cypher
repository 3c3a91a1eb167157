// title: Who no longer meet
// asks: Which two people met several times, and no more?
// param: person? person one of the two
// param: times=2 integer how often at least they met
// param: days=365 integer how many days at least are over since
// param: asOf=today day the day on which it is asked
// param: pairLimit=12 integer the most parties that a meeting may have: more make a gathering, not a pair
// returns: person one of the two
// returns: other the other
// returns: times in how many held meetings
// returns: last the last day of the last
// returns: gap days since then
// returns: meetings ids of the meetings
// note: Nothing is known of the time since but that no account tells of a meeting.
// table: person other times last gap
// compute: silences times days asOf
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(one:Person)
MATCH (one)-[:ATTENDED]->(m:Meeting)
WHERE m.status = 'held' AND m.parties <= $pairLimit AND m.start IS NOT NULL
MATCH (m)<-[:ATTENDED]-(two:Person)
WHERE one <> two
RETURN one.id AS one, one.name AS person, two.id AS two, two.name AS other, m.id AS meeting, m.start AS start,
       coalesce(m.end, m.start) AS end
ORDER BY one, two, start, meeting
