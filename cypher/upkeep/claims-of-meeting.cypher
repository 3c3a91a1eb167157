// title: The claims that tell of a meeting
// param: meeting
MATCH (m:Meeting {id: $meeting})
MATCH (m)<-[:ACCOUNT_OF]-(claim:Claim)
RETURN claim.id AS claim
ORDER BY claim
