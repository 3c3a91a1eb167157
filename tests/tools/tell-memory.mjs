// @ts-check
// Loaded into a program (`node --import`): whenever its parent sends a message, it answers with its resident bytes.
process.on('message', () => process.send?.(process.memoryUsage.rss()));
process.channel?.unref();
