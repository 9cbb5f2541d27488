export {
  type ChooserAnswer,
  type DevelopmentSession,
  signInAsDevelopmentPerson,
  walkDevelopmentSignIn,
} from './development-sign-in.ts';
