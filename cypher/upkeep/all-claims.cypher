// title: Which meeting each claim tells of
MATCH (claim:Claim)
MATCH (claim)-[:ACCOUNT_OF]->(m:Meeting)
RETURN claim.id AS claim, m.id AS meeting
ORDER BY claim
