#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
#
# Cleaned mails as Perl's Email::MIME reads them; prints as read-gmime.c.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Email::Address::XS;
use Email::MIME;
binmode STDOUT, ':utf8';

sub digest { my $b = shift; $b =~ s/\r\n/\n/g; $b =~ s/\n+\z//; return substr(sha256_hex($b), 0, 16) }

while (my $path = <STDIN>) {
    chomp $path;
    next if $path eq '';
    open my $in, '<:raw', $path or die "$path: $!";
    my $mail = Email::MIME->new(do { local $/; <$in> });
    my $from = $mail->header_as_obj('From');
    my ($first) = $from ? $from->addresses : ();
    my @out = ($path, $mail->header_str('Subject') // '', $first ? $first->phrase // '' : '',
               $first ? $first->address // '' : '');
    my @parts = $mail->subparts;
    shift @parts;
    for my $part (@parts) {
        push @out, $part->filename // '',
            $part->content_type =~ m{^message/rfc822} ? '-' : digest($part->body);
    }
    print join("\t", @out), "\n";
}
