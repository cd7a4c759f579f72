/**
 * Mail to people. The use cases queue it ({@link muster.directory.Outbox}), in the transaction that causes it;
 * {@link muster.mail.EnglishLetters} has the words. {@link muster.mail.MailRounds} takes one mail after the other from the
 * {@link muster.directory.MailQueue}, sends it by {@link muster.mail.SmtpDelivery} and says what became of it. What is sent, and
 * to whom, stands in no log.
 */
@NullMarked
package muster.mail;

import org.jspecify.annotations.NullMarked;
