// title: People's judgements in the order of their writing
MATCH (r:Record)
WHERE r.kind = "judgement"
RETURN r.json AS json
ORDER BY r.position
