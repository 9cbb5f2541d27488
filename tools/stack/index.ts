export { buildExtension, buildWeb, type Log } from './builds.ts';
export { CHECKOUT, installedBinary } from './checkout.ts';
export { StackError } from './errors.ts';
export { assertPortsAreFree, DEFAULT_PORTS, freePorts, type StackPorts } from './ports.ts';
export { type Stack, type StackOptions, startStack } from './stack.ts';
