#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
#
# Cleaned mails as Perl's MIME::Parser reads them; prints as read-gmime.c.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Encode;
use MIME::Parser;
use Mail::Address;
use MIME::WordDecoder;
binmode STDOUT, ':utf8';

sub digest { my $b = shift; $b =~ s/\r\n/\n/g; $b =~ s/\n+\z//; return substr(sha256_hex($b), 0, 16) }
sub clean { my $t = shift // ''; $t =~ s/\r?\n(?=[ \t])//g; $t =~ s/\s+\z//; return $t }

while (my $path = <STDIN>) {
    chomp $path;
    next if $path eq '';
    my $parser = MIME::Parser->new;
    $parser->output_to_core(1);
    $parser->tmp_to_core(1);
    $parser->extract_nested_messages(0);
    my $mail = $parser->parse_open($path);
    my ($from) = Mail::Address->parse(clean($mail->head->get('From')));
    my $name = $from ? ($from->phrase // '') : '';
    $name =~ s/^"(.*)"$/$1/;
    my @out = ($path, decode('MIME-Header', clean($mail->head->get('Subject'))),
               decode('MIME-Header', $name), $from ? $from->address : '');
    my @parts = $mail->parts;
    shift @parts;
    for my $part (@parts) {
        my $file = $part->head->recommended_filename // '';
        $file = decode('UTF-8', $file) unless utf8::is_utf8($file);
        push @out, $file, $part->effective_type eq 'message/rfc822' ? '-'
            : digest($part->bodyhandle ? $part->bodyhandle->as_string : '');
    }
    print join("\t", @out), "\n";
}
