// title: Who bears these names, in how many meetings and articles
// param: names folded names
UNWIND $names AS wanted
MATCH (n:Name {searchName: wanted})
MATCH (n)-[:NAME_OF]->(bearer)
WHERE bearer:Person OR bearer:Organization
RETURN wanted, bearer.id AS id, toLower(labels(bearer)[0]) AS type, bearer.name AS name, bearer.aliases AS aliases,
       size([(bearer)-[:ATTENDED]->(held:Meeting) | held.id]) AS held,
       size([(bearer)-[:EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(other:Meeting) | other.id]) AS notHeld,
       size([(bearer)-[:MENTIONED_IN]->(article:Article) | article.id]) AS articles
ORDER BY wanted, name, id
