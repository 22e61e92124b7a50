// Added in front of the programs for Node.js.

// Emscripten 3.1.6 takes Node's own fetch for a browser's and asks it for a path.
var fetch;

// getenv sees the environment of the process.
Module['preRun'] = Module['preRun'] || [];
Module['preRun'].push(function () {
  if (typeof ENV !== 'undefined') Object.assign(ENV, process.env);
});

// Emscripten drops O_NONBLOCK, so that a pipe without a writer would be waited for for ever, and reads at a position, which a pipe has
// none of. Pipes are opened here as they would be natively; reading waits for what a writer has not written yet.
Module['preRun'].push(function () {
  if (typeof FS === 'undefined' || typeof NODEFS === 'undefined') return;
  var nodeFs = require('fs');
  var open = FS.open, read = FS.read, flagsForNode = NODEFS.flagsForNode;
  FS.open = function (path) {
    var isPipe = false;
    try {
      isPipe = nodeFs.statSync(path).isFIFO();
    } catch (error) {
      // What is not there is told by open itself.
    }
    NODEFS.flagsForNode = function (flags) { return flagsForNode(flags) | (isPipe ? nodeFs.constants.O_NONBLOCK : 0); };
    var stream = open.apply(FS, arguments);
    if (isPipe) stream.seekable = false;
    return stream;
  };
  FS.read = function () {
    for (;;) {
      try {
        return read.apply(FS, arguments);
      } catch (error) {
        if (error.errno !== ERRNO_CODES.EAGAIN) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      }
    }
  };
});

// Without this Node answers a trap by printing the whole minified program.
process.on('uncaughtException', function (error) {
  if (error && error.name === 'ExitStatus') return;
  require('fs').writeSync(2, String((error && error.stack) || error) + '\n');
  process.exit(134);
});
