# whomet for people without Node: docker build -t whomet .
# docker run --rm -v "$PWD:/work" whomet ingest articles/
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="whomet" \
      org.opencontainers.image.description="Who met whom, where, when, about what: a graph of meetings from news articles" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE /app/NOTICE /app/README.md ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/cypher ./cypher
COPY --from=build /app/data ./data
COPY --from=build /app/dist ./dist
RUN rm -rf dist/training && ln -s /app/dist/cli/main.js /usr/local/bin/whomet
# The store and the articles lie in the folder that is mounted here; it belongs to whoever runs the container (--user).
WORKDIR /work
USER 1000
ENTRYPOINT ["whomet"]
CMD ["--help"]
