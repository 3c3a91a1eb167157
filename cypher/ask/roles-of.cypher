// title: Offices over time
// asks: Which offices do the articles give somebody, and when?
// param: person person whose
// returns: person the name
// returns: title the office; one that is over is "former"
// returns: organization the country or body that it belongs to
// returns: first day of the first article that gives it
// returns: last day of the last
// returns: from since when it was held, where the knowledge of people tells
// returns: to until when
// returns: article the first that gives it
// note: first and last are days of articles. An office may be older, and may have ended since.
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(one:Person)
MATCH (one)-[held:HOLDS_ROLE]->(body:Organization)
MATCH (told:Article {id: held.article})
RETURN one.name AS person, held.title AS title, body.name AS organization, held.first AS first, held.last AS last,
       held.from AS from, held.to AS to, told.name AS article
ORDER BY person, first IS NULL, first, title, organization, article
