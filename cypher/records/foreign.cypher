// title: Nodes that are not whomet's
MATCH (n)
WHERE NOT n:Person|Organization|Place|Meeting|Name|Topic|Article|Claim|Judgement|Record|Store
RETURN n
LIMIT 1
