export { CHECKOUT, installedBinary } from './checkout.ts';
export { StackError } from './errors.ts';
export { DEFAULT_PORTS, freePorts, type StackPorts } from './ports.ts';
export { type Stack, startStack } from './stack.ts';
