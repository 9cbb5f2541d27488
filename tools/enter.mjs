// The door of every npm command, in plain JavaScript: it must run on whichever Node (≥ 20) the machine has, before
// anything is installed. It installs what is missing and hands over to tools/<command>/main.ts under the Node that
// the project pins.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
// Not .bin/node: npm makes that link only when the package's install script has run before.
const pinnedNode = path.join(modules, 'node', 'bin', 'node');

const [command = '', ...args] = process.argv.slice(2);
const main = path.join(root, 'tools', command, 'main.ts');
if (!/^[a-z-]+$/.test(command) || !existsSync(main)) fail(`There is no command "${command}".`);

if (isOutOfDate()) install();
if (!runs(pinnedNode)) repairPinnedNode();
handOver();

/** npm writes node_modules/.package-lock.json at the end of an install that succeeded. */
function isOutOfDate() {
  const installed = path.join(modules, '.package-lock.json');
  if (!existsSync(installed)) return true;
  return statSync(installed).mtimeMs < statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

function install() {
  if (!mayWrite(existsSync(modules) ? modules : root)) {
    fail(
      `The dependencies in ${modules} are missing or older than package-lock.json, and this user may not write there: run "npm ci" as the owner of the folder.`,
    );
  }
  console.log('Installing the dependencies that package-lock.json pins (once, a minute or two) …');
  const started = Date.now();
  const status = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) fail('The dependencies could not be installed; npm says why above.');
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Where install scripts are switched off, the pinned Node's own has not run. */
function repairPinnedNode() {
  const packageFolder = path.join(modules, 'node');
  if (!mayWrite(packageFolder)) {
    fail(
      `The pinned Node in ${modules} can't be run: run "npm ci" as the owner of the folder, with install scripts allowed.`,
    );
  }
  console.log('Fetching the Node that the project pins …');
  const environment = { ...process.env, npm_config_ignore_scripts: 'false' };
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: packageFolder,
    env: environment,
    stdio: 'inherit',
  });
  if (!runs(pinnedNode)) {
    fail(
      'The Node that the project pins could not be installed; check the connection to the npm registry and try again.',
    );
  }
}

function handOver() {
  const binaries = [path.dirname(pinnedNode), path.join(modules, '.bin')];
  const child = spawn(pinnedNode, [main, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: [...binaries, process.env.PATH ?? ''].join(path.delimiter) },
  });
  // Ctrl-C reaches the child by itself, a signal sent to us alone does not; the child takes a second one calmly.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm ends on SIGTERM without telling what it runs: being orphaned is the sign.
  if (process.env.npm_lifecycle_event !== undefined) {
    const npmProcess = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === npmProcess) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 300);
    watch.unref();
  }
  child.on('error', (error) => fail(`The pinned Node can't be started: ${error.message}.`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

function npm(parameters) {
  const options = { cwd: root, stdio: 'inherit' };
  const script = process.env.npm_execpath;
  const run =
    script !== undefined && /npm-cli\.js$/.test(script)
      ? spawnSync(process.execPath, [script, ...parameters], options)
      : spawnSync('npm', parameters, options);
  return run.status ?? 1;
}

function runs(node) {
  return spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0;
}

function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
