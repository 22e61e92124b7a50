// Added in front of the programs for Node.js.

// Emscripten 3.1.6 takes Node's own fetch for a browser's and asks it for a path.
var fetch;

// getenv sees the environment of the process.
Module['preRun'] = Module['preRun'] || [];
Module['preRun'].push(function () {
  if (typeof ENV !== 'undefined') Object.assign(ENV, process.env);
});

// Without this Node answers a trap by printing the whole minified program.
process.on('uncaughtException', function (error) {
  if (error && error.name === 'ExitStatus') return;
  require('fs').writeSync(2, String((error && error.stack) || error) + '\n');
  process.exit(134);
});
