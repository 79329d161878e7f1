/* Preloaded into a process that is measured from outside: says on standard error what it used. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`${userCPUTime + systemCPUTime} ${maxRSS}`);
});
