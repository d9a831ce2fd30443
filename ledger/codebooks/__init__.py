"""Aspects, rules and the gazetteer: what is proposed before anybody has judged."""
