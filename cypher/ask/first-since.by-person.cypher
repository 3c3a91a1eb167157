// title: First meetings since long
// asks: Who met for the first time since long?
// param: person? person one of the two
// param: from? day the first day of the later meeting
// param: to? day the last day of the later meeting
// param: days=365 integer how many days at least lay between
// param: pairLimit=12 integer the most parties that a meeting may have: more make a gathering, not a pair
// returns: date the first day of the later meeting
// returns: person one of the two
// returns: other the other
// returns: previous the last day of the meeting before
// returns: gap days between the two
// returns: meetings ids of the two meetings
// note: Nothing is known of the time between but that no account tells of a meeting.
// table: date person other previous gap meetings
// compute: first-since days from to
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
